"""Papers as files: PDFs and scans that were sent in, the pictures of their pages, and PDFs made here."""
