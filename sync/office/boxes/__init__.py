"""What boxes call, what is kept of them, and the pages where people look after them."""
