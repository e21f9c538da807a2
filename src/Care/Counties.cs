namespace Trettio.Care;

/// <summary>The 21 counties (län) by their two-digit code, the first half of a municipality's, and the names their regions go by. Source: scb-counties.</summary>
public static class Counties
{
    private static readonly Dictionary<string, string> Codes = Names();

    /// <summary>The county code of a region named by code, name or usual short form; null when it is none of them.</summary>
    public static string? CodeOf(string region) => Codes.GetValueOrDefault(region.Trim());

    private static Dictionary<string, string> Names()
    {
        (string Code, string[] Names)[] all =
        [
            ("01", ["Stockholm"]), ("03", ["Uppsala"]), ("04", ["Sörmland", "Södermanland"]), ("05", ["Östergötland"]),
            ("06", ["Jönköping", "Jönköpings län"]), ("07", ["Kronoberg"]), ("08", ["Kalmar", "Kalmar län"]), ("09", ["Gotland"]),
            ("10", ["Blekinge"]), ("12", ["Skåne"]), ("13", ["Halland"]), ("14", ["Västra Götaland", "Västra Götalandsregionen", "VGR"]),
            ("17", ["Värmland"]), ("18", ["Örebro", "Örebro län"]), ("19", ["Västmanland"]), ("20", ["Dalarna"]), ("21", ["Gävleborg"]),
            ("22", ["Västernorrland"]), ("23", ["Jämtland Härjedalen", "Jämtland"]), ("24", ["Västerbotten"]), ("25", ["Norrbotten"]),
        ];
        var codes = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (code, names) in all)
        {
            codes[code] = code;
            foreach (var name in names)
            {
                codes[name] = code;
                codes["Region " + name] = code;
            }
        }

        return codes;
    }
}
