namespace ActorMesos.Domain.Wire.Schedulers;

/// <summary>Bytes as JSON, in base 64, and the uuids among them, which are sixteen.</summary>
internal static class UuidJson
{
    public static Guid Read(WireValue value)
    {
        var bytes = Bytes(value);
        if (bytes.Length == 16)
        {
            return new Guid(bytes, bigEndian: true);
        }

        value.Refuse("must be a uuid: sixteen bytes in base 64");
        return default;
    }

    public static byte[] Bytes(WireValue value)
    {
        var text = value.Text();
        var bytes = new byte[text.Length];
        if (Convert.TryFromBase64String(text, bytes, out var length))
        {
            return bytes[..length];
        }

        value.Refuse("must be in base 64");
        return [];
    }

    public static string Print(Guid uuid) => Convert.ToBase64String(uuid.ToByteArray(bigEndian: true));
}
