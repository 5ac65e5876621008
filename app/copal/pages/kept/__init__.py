"""What a community keeps between its meetings: next steps and trials, and the parking lot."""
