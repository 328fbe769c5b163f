"""The demo: invented people, a panel and four cases with their papers. Nobody in it exists."""
