// A function of some length, for tests that look for its like.

export const uploadFile = `def upload_file(client, bucket, name):
    """Sends a file to the bucket, in parts of eight megabytes."""
    with open(name, "rb") as handle:
        for number, part in enumerate(iter(lambda: handle.read(8 << 20), b"")):
            client.put(bucket, f"{name}.{number}", part)
            if client.is_throttled(bucket):
                client.wait_until_ready(bucket, seconds=30)
    listing = client.list_parts(bucket, name)
    missing = [part for part in listing if part.size_in_bytes == 0]
    if missing:
        raise OSError(f"{len(missing)} parts of {name} did not arrive in {bucket}")
    client.join_parts(bucket, name, sorted(listing, key=lambda part: part.number))
    client.delete_parts(bucket, name)
`;
