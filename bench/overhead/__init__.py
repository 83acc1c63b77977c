"""What one call costs through the gateway, and through others, on the same upstream of this machine."""
