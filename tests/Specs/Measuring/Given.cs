using Trettio.Care;
using Trettio.Measuring;
using Trettio.Specs.Tables;

namespace Trettio.Specs.Measuring;

/// <summary>Words that the tables share, and the rule set as it is shipped.</summary>
internal static class Given
{
    internal static RuleSet Bup2025 { get; } = Parse("bup-2025");

    internal static RuleSet Parse(string id)
    {
        var path = Path.Combine(MarkdownTable.Root, "definitions", "measuring", id + ".yaml");
        return RuleSet.Parse(File.ReadAllText(path), path);
    }

    internal static MeasuringPoint Point(string code) => Codes.MeasuringPoints.Single(point => point.Code() == code);

    internal static Deviation Deviation(string code) => Enum.GetValues<Deviation>().Single(deviation => deviation.Code() == code);

    internal static T Choice<T>(string code)
        where T : struct, Enum => Enum.GetValues<T>().Single(choice => Codes.Code(choice) == code);

    internal static Wait Wait(string id, MeasuringPoint point, DateOnly listed) =>
        new() { WaitId = id, PatientId = "p", UnitId = "A", MeasuringPoint = point, ListedOn = listed };

    internal static Contact Contact(string id, ContactKind? kind, DateOnly day) =>
        new() { ContactId = id, PatientId = "p", UnitId = "A", StartedOn = day, Status = ContactStatus.Done, Kind = kind };
}
