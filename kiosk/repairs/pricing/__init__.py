"""What a repair costs: quotes and their versions, who pays, the price list behind them."""
