"""What is measured, one command each: `./copal bench NAME [--json]`. Figures are kept in docs/measured.md."""
