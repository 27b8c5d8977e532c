-- Who was called, as the service told it last before the call: the hash of the weights, and name and version of the server.
ALTER TABLE attempt ADD COLUMN digest TEXT;
ALTER TABLE attempt ADD COLUMN server TEXT;
