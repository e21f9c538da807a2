using Trettio.Care;
using Trettio.Measuring.Fast;

namespace Trettio.Measuring.Columns;

/// <summary>Resolves the waits of a part, on the registered basis or as judged; the twin of <see cref="LedgerBuilder"/>.</summary>
internal static class ColumnLedger
{
    private const int PersonsAtATime = 8192;

    /// <param name="columns">The part.</param>
    /// <param name="rules">The rule set.</param>
    /// <param name="judged">Null: as registered.</param>
    /// <param name="dead">By patient: whose rows a later part replaces; empty: nobody's.</param>
    internal static LedgerPart Of(CareColumns columns, RuleSet rules, JudgedColumns? judged, ReadOnlyMemory<bool> dead = default)
    {
        var rows = new Rows<LedgerRow>(columns.Waits.Listed.Length);
        var moves = Moves(columns);
        var implied = new List<LedgerRow>?[(columns.People.Count / PersonsAtATime) + 1];
        Chunks.Each(columns.People.Count, PersonsAtATime, () => 0, (from, to, _) =>
        {
            var found = new List<LedgerRow>();
            new PersonRows(columns, rules, judged, rows).Resolve(from, to, found);
            implied[from / PersonsAtATime] = found;
        });
        foreach (var chunk in implied)
        {
            foreach (ref var row in System.Runtime.InteropServices.CollectionsMarshal.AsSpan(chunk))
            {
                rows.Add(row);
            }
        }

        new PersonRows(columns, rules, judged, rows).StopAcross();
        var places = new List<(int From, int Unit)[]>(moves.Count);
        foreach (var (wait, units) in moves)
        {
            rows[wait].Moves = places.Count;
            places.Add(units);
        }

        return new LedgerPart(rows, places)
        {
            Patients = patient => FactsOf(columns, patient),
            Dead = dead,
            Met = () => ColumnTallies.Of(columns, rules, judged, dead),
        };
    }

    /// <summary>The same rows, less those of further persons.</summary>
    internal static LedgerPart Without(LedgerPart part, CareColumns columns, (RuleSet Rules, JudgedColumns? Judged) by, ReadOnlyMemory<bool> dead) => new(part.Rows, part.Moves)
    {
        Patients = part.Patients,
        Dead = dead,
        Met = () => ColumnTallies.Of(columns, by.Rules, by.Judged, dead),
    };

    internal static PatientFacts FactsOf(CareColumns columns, int patient)
    {
        var patients = columns.Patients;
        return patients.BirthYear.Span[patient] == 0 ? PatientFacts.Unknown : new(
            patients.BirthYear.Span[patient],
            patients.BirthMonth.Span[patient] is > 0 and var month ? month : null,
            patients.Sex.Span[patient] is > 0 and var sex ? (Sex)sex : null,
            Place(patients.Municipality.Span[patient]),
            Place(patients.HomeRegion.Span[patient]));

        string? Place(int number) => number < 0 ? null : columns.Texts.Places.Text(number);
    }

    /// <summary>Each moved wait with the units it stands at, chained by the plain rule: moved waits are few.</summary>
    internal static List<(int Wait, (int From, int Unit)[] Units)> Moves(CareColumns columns)
    {
        var found = new List<(int, (int, int)[])>();
        var numbers = new Dictionary<string, int>();
        var moves = columns.Moves;
        for (var row = 0; row < moves.Wait.Length && moves.Wait.Span[row] is >= 0 and var wait;)
        {
            var ofWait = new List<Move>();
            for (; row < moves.Wait.Length && moves.Wait.Span[row] == wait; row++)
            {
                ofWait.Add(new Move
                {
                    WaitId = "",
                    MovedOn = DateOnly.FromDayNumber(moves.Day.Span[row]),
                    FromUnitId = Text(moves.FromUnit.Span[row]),
                    ToUnitId = Text(moves.ToUnit.Span[row]),
                });
            }

            var plain = new Wait
            {
                WaitId = "",
                PatientId = "",
                UnitId = Text(columns.Waits.Unit.Span[wait]),
                MeasuringPoint = default,
                ListedOn = default,
            };
            found.Add((wait, [.. Rules.UnitAtTheTime.Of(new History(plain, null, ofWait, [])).Select(unit => (unit.From.DayNumber, numbers[unit.UnitId]))]));
        }

        return found;

        string Text(int unit)
        {
            var text = columns.Texts.Units.Text(unit);
            numbers[text] = unit;
            return text;
        }
    }
}
