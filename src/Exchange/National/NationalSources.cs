using System.Globalization;
using Trettio.Care;
using Trettio.Measuring;

namespace Trettio.Exchange.National;

/// <summary>One wait that is to be delivered: how it stands, and all that its fields may ask for.</summary>
internal sealed record NationalCase
{
    public required NationalKind Kind { get; init; }

    public required Month Month { get; init; }

    public required MeasuringPoint Point { get; init; }

    public required Standing Standing { get; init; }

    public required Course Course { get; init; }

    public required History History { get; init; }

    public NationalPhase? Phase { get; init; }

    /// <summary>Null when the patient was never delivered.</summary>
    public Patient? Patient { get; init; }

    public string DeliveryId { get; init; } = "";

    /// <summary>The contact's id, or the wait's while it waits.</summary>
    public string Id => Kind == NationalKind.Completed ? Course.Stop!.ContactId : Course.Id;

    /// <summary>The day whose settings hold: the day of the contact, or the month's last.</summary>
    public DateOnly Day => Kind == NationalKind.Completed ? Course.StoppedOn!.Value : Month.Last;

    public IEnumerable<string> PatientIds => new[] { Course.PatientId, Course.Stop?.PatientId }.OfType<string>().Distinct();
}

/// <summary>What care events tell a national record: each value by the name that origins.yaml calls it. Null: it is not known.</summary>
public static class NationalSources
{
    private static readonly Dictionary<string, (Phrase Means, Func<NationalCase, string?> Of)> Known = new()
    {
        ["month_last_day"] = (new("månadens sista dag", "the month's last day"), one => Day(one.Month.Last)),
        ["delivery_id"] = (new("leveransens id", "the delivery's id"), one => one.DeliveryId),
        ["contacts.contact_id"] = (new("kontaktens id", "the contact's id"), one => one.Course.Stop?.ContactId),
        ["contacts.started_on"] = (new("kontaktens dag", "the contact's day"), one => Day(one.Course.StoppedOn)),
        ["contacts.contact_type"] = (new("kontaktens form", "the contact's form"), one => one.Course.Stop?.ContactType),
        ["contacts.profession"] = (new("kontaktens yrkesgrupp", "the contact's profession"), one => one.Course.Stop?.Profession),
        ["contacts.kva"] = (new("kontaktens första KVÅ-kod", "the contact's first KVÅ code"), one => First(one.Course.Stop?.Kva)),
        ["contacts.icd"] = (new("kontaktens första ICD-kod", "the contact's first ICD code"), one => First(one.Course.Stop?.Icd)),
        ["waits.wait_id"] = (new("väntetidspostens id; kontaktens där ingen väntetidspost finns", "the wait's id; the contact's where there is no wait"), one => one.Course.Id),
        ["waits.kva"] = (new("väntetidspostens första KVÅ-kod", "the wait's first KVÅ code"), one => First(one.History.Wait?.Kva)),
        ["clock_start"] = (new("dagen då klockan startade", "the day the clock started"), one => Day(one.Course.Start)),
        ["deviation"] = (new("kontaktens avvikelse, annars väntans; för väntande väntans", "the contact's deviation, else the wait's; the wait's while it waits"), Deviation),
        ["phase_of_measuring_point"] = (new("fasen som regelverket knyter till mätpunkten", "the phase that the rule set ties to the measuring point"), one => one.Phase is { } phase ? Number((int)phase) : null),
        ["patients.birth_year"] = (new("patientens födelseår", "the patient's birth year"), one => one.Patient is { } patient ? Number(patient.BirthYear) : null),
        ["patients.sex"] = (new("patientens kön; 3 där det inte är känt", "the patient's sex; 3 where it is not known"), one => Number((int)(one.Patient?.Sex ?? Sex.NotKnown))),
        ["patients.municipality"] = (new("patientens kommun; 0000 där den inte är känd", "the patient's municipality; 0000 where it is not known"), one => one.Patient?.Municipality ?? "0000"),
        ["referrals.kind"] = (new("remiss 1, egen vårdbegäran 2", "referral 1, self-referral 2"), one => one.History.Referral?.Kind is { } kind ? Number((int)kind + 1) : null),
        ["referrals.referral_id"] = (new("remissens id", "the referral's id"), one => one.History.Referral?.ReferralId),
        ["referrals.decided_on"] = (new("dagen då remissen beslutades", "the day the referral was decided"), one => Day(one.History.Referral?.DecidedOn)),
        ["referrals.received_on"] = (new("dagen då remissen kom in", "the day the referral was received"), one => Day(one.History.Referral?.ReceivedOn)),
    };

    /// <summary>Each name and what it means.</summary>
    public static IReadOnlyDictionary<string, Phrase> All { get; } = Known.ToDictionary(one => one.Key, one => one.Value.Means);

    internal static string? Of(string name, NationalCase one) => Known[name].Of(one) is { Length: > 0 } text ? text : null;

    private static string? Deviation(NationalCase one) =>
        (one.Kind == NationalKind.Completed ? one.Course.Deviation : one.Course.WaitDeviation) is not Care.Deviation.None and var deviation ? Number((int)deviation) : null;

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string? First(string? codes) => codes?.Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault();
}
