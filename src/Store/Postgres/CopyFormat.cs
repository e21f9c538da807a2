namespace Trettio.Store.Postgres;

/// <summary>COPY's binary format: PostgreSQL 15, "COPY", "Binary Format". Numbers have their most significant byte first.</summary>
internal static class CopyFormat
{
    /// <summary>The bytes between the signature and the first row: flags, and the length of an extension that nobody uses.</summary>
    public const int AfterSignature = 8;

    /// <summary>In place of a row's number of fields: there are no more rows.</summary>
    public const short End = -1;

    /// <summary>In place of a value's length: there is no value.</summary>
    public const int Null = -1;

    public static ReadOnlySpan<byte> Signature => [(byte)'P', (byte)'G', (byte)'C', (byte)'O', (byte)'P', (byte)'Y', (byte)'\n', 0xFF, (byte)'\r', (byte)'\n', 0];
}
