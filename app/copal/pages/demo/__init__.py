"""The demo's bar: look at the network as any of its cast. Its addresses exist in the demo only."""
