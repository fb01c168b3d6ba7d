"""Every day gone through with engineering, order by order, and the week of repairs that is reported upward."""
