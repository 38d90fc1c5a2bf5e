"""What the team answers: review sheets, decisions, mind maps that come back."""
