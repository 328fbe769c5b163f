"""What runs in the limited process alone: opening the files of strangers. It imports nothing else of OpenIMR."""
