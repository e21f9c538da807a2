using Trettio.Care;
using Trettio.Measuring.Fast;

namespace Trettio.Measuring.Columns;

/// <summary>Resolves the waits of one person after another, each wait into the row of its number.</summary>
internal readonly ref struct PersonRows
{
    private readonly CareColumns columns;
    private readonly Rows<LedgerRow> rows;
    private readonly CountedContact counted;
    private readonly ReadOnlySpan<int> day, unit, patient;
    private readonly ReadOnlySpan<byte> deviation;

    internal PersonRows(CareColumns columns, RuleSet rules, JudgedColumns? judged, Rows<LedgerRow> rows)
    {
        this.columns = columns;
        this.rows = rows;
        counted = new(columns, rules, judged);
        day = columns.Contacts.Day.Span;
        unit = columns.Contacts.Unit.Span;
        patient = columns.Contacts.Patient.Span;
        deviation = columns.Contacts.Deviation.Span;
    }

    /// <summary>
    /// Persons from one up to another; the contacts that are waits of their own are added to <paramref name="implied"/>, and where each person's
    /// end is noted.
    /// </summary>
    internal void Resolve(int from, int to, List<LedgerRow> implied, int[] impliedEnd)
    {
        var waitEnd = columns.People.WaitEnd.Span;
        var contactEnd = columns.People.ContactEnd.Span;
        var (wait, contact) = from == 0 ? (0, 0) : (waitEnd[from - 1], contactEnd[from - 1]);
        for (var person = from; person < to; person++)
        {
            var own = (wait, waitEnd[person]);
            for (; wait < waitEnd[person]; wait++)
            {
                Begin(wait);
            }

            for (; contact < contactEnd[person]; contact++)
            {
                Contact(contact, own, implied);
            }

            impliedEnd[person] = implied.Count;
        }
    }

    private void Contact(int contact, (int From, int To) own, List<LedgerRow> implied)
    {
        if (!counted.Counts(contact, out var point, out var wait, out var parted))
        {
            return;
        }

        if (wait == -1)
        {
            implied.Add(Implied(contact, point, parted));
        }
        else if (wait >= own.From && wait < own.To && rows[wait].Point == point)
        {
            Stop(contact, ref rows[wait]);
        }
    }

    /// <summary>The few contacts that name another person's wait, one after the other when all waits stand in their rows.</summary>
    internal void StopAcross()
    {
        foreach (var contact in columns.Contacts.Across.Span)
        {
            if (contact >= 0 && counted.Counts(contact, out var point, out var wait, out _) && wait >= 0 && rows[wait].Point == point)
            {
                Stop(contact, ref rows[wait]);
            }
        }
    }

    private void Begin(int wait)
    {
        var waits = columns.Waits;
        ref var row = ref rows[wait];
        row.Point = (MeasuringPoint)waits.Point.Span[wait];
        row.Unit = waits.Unit.Span[wait];
        row.Listed = waits.Listed.Span[wait];
        row.Start = counted.WaitStart(wait);
        row.Removed = waits.Removed.Span[wait];
        row.Deviation = (Deviation)waits.Deviation.Span[wait];
        row.Patient = waits.Patient.Span[wait];
        (row.Stop, row.StopContact, row.Moves) = (LedgerRow.None, -1, -1);
    }

    private LedgerRow Implied(int contact, MeasuringPoint point, bool parted) => new()
    {
        Point = point,
        Unit = unit[contact],
        Listed = LedgerRow.None,
        Start = counted.ImpliedStart(contact, point, parted),
        Removed = LedgerRow.None,
        Stop = day[contact],
        StopUnit = unit[contact],
        StopContact = contact,
        StopDeviation = (Deviation)deviation[contact],
        Patient = patient[contact],
        Moves = -1,
    };

    private void Stop(int contact, ref LedgerRow row)
    {
        if (day[contact] > row.Stop || (day[contact] == row.Stop && !IsBefore(contact, row.StopContact)))
        {
            return;
        }

        row.Stop = day[contact];
        row.StopUnit = unit[contact];
        row.StopDeviation = (Deviation)deviation[contact];
        row.StopContact = contact;
    }

    private bool IsBefore(int contact, int other) => Utf8Order.Compare(columns.Contacts.Id[contact], columns.Contacts.Id[other]) < 0;
}
