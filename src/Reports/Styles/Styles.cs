namespace Trettio.Reports;

/// <summary>The one style sheet, shared by documents and the web app.</summary>
public static class Styles
{
    private static readonly Lazy<string> Sheet = new(() =>
    {
        using var stream = typeof(Styles).Assembly.GetManifestResourceStream("trettio.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    });

    public static string Css => Sheet.Value;
}
