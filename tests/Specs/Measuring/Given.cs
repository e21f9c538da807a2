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

    /// <summary>The shipped reading, and one activity of a measuring point.</summary>
    internal static NationalReading ByActivity { get; } = Bup2025.National with
    {
        Activities = [new(DateOnly.MinValue, new Dictionary<string, MeasuringPoint> { ["99001"] = MeasuringPoint.Treatment }, new("test", ""))],
    };

    /// <summary>Phase 3 is of no measuring point, and from the last day of August 2025 what the guarantee does not cover does not count.</summary>
    internal static NationalReading Strict { get; } = Bup2025.National with
    {
        Phases = [new(DateOnly.MinValue, new Dictionary<NationalPhase, MeasuringPoint> { [NationalPhase.FirstContact] = MeasuringPoint.FirstVisit }, new("test", ""))],
        CountsOutsideGuarantee = [new(DateOnly.MinValue, true, new("test", "")), new(new(2025, 8, 31), false, new("test", ""))],
    };

    internal static NationalRecord Record(TableRow row) => new()
    {
        Kind = Choice<NationalKind>(row["Kind"]),
        Month = Month.Parse(row["Month"]),
        RegionCode = "99",
        RegionHsaId = "SE-R",
        ProviderHsaId = "SE-P",
        CareUnitHsaId = "SE-V",
        ContactId = "c1",
        IsGuaranteed = row["Guaranteed"] == "yes",
        Phase = (NationalPhase)int.Parse(row["Phase"], System.Globalization.CultureInfo.InvariantCulture),
        MedicalArea = "999",
        Activity = row["Activity"].Length > 0 ? row["Activity"] : null,
        BirthYear = 2012,
        Sex = Sex.NotKnown,
        Municipality = "0000",
        Booking = "4",
        ContactType = "0",
        Profession = "XS917",
        Deviation = Deviation(row["Deviation"]),
        DecidedOn = row.Date("Decided")!.Value,
        StartedOn = row.Date("Started"),
    };
}
