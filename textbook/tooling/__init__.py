"""The commands behind `make`: install, obtain the runtime, bundle, serve, find a browser."""
