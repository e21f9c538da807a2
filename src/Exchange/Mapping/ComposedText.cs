namespace Trettio.Exchange;

/// <summary>Letters and their marks put together, so that names and codes from files and mappings are alike however they were typed.</summary>
internal static class ComposedText
{
    /// <summary>Unicode's form C; the text as it stands where it holds what is no letter of any script, as a file read in another encoding than its own does.</summary>
    public static string Composed(this string text)
    {
        try
        {
            return text.IsNormalized() ? text : text.Normalize();
        }
        catch (ArgumentException)
        {
            return text;
        }
    }
}
