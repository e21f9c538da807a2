using Trettio.Care;
using Trettio.Measuring.Fast;

namespace Trettio.Measuring.Columns;

/// <summary>A part's waits, and where each person's are among them.</summary>
internal sealed record ResolvedPart(CareColumns Columns, RuleSet Rules, JudgedColumns? Judged, int[] ImpliedEnd)
{
    internal required LedgerPart Part { get; init; }

    /// <summary>The same waits, less those of some patients.</summary>
    internal LedgerPart Without(ReadOnlyMemory<bool> dead) =>
        dead.IsEmpty ? Part : Part.Without(dead, RowsOf(dead), () => ColumnTallies.Of(Columns, Rules, Judged, dead));

    private int[] RowsOf(ReadOnlyMemory<bool> dead)
    {
        var found = new List<int>();
        var waitEnd = Columns.People.WaitEnd.Span;
        foreach (var person in DeadPersons.Of(Columns, dead))
        {
            Add(found, person == 0 ? 0 : waitEnd[person - 1], waitEnd[person]);
            Add(found, person == 0 ? waitEnd[^1] : ImpliedEnd[person - 1], ImpliedEnd[person]);
        }

        return [.. found];
    }

    private static void Add(List<int> rows, int from, int to)
    {
        for (var row = from; row < to; row++)
        {
            rows.Add(row);
        }
    }
}

/// <summary>The persons of a part whom a later part replaces: those whose patients are dead, and all of them are.</summary>
internal static class DeadPersons
{
    internal static IEnumerable<int> Of(CareColumns columns, ReadOnlyMemory<bool> dead)
    {
        var ends = columns.People.PatientEnd;
        for (var patient = 0; patient < dead.Length; patient++)
        {
            // A person's patients lie together; the last one speaks for all.
            if (dead.Span[patient] && columns.Patients.Person.Span[patient] is var person && patient == ends.Span[person] - 1)
            {
                yield return person;
            }
        }
    }
}

/// <summary>Resolves the waits of a part, on the registered basis or as judged; the twin of <see cref="LedgerBuilder"/>.</summary>
internal static class ColumnLedger
{
    private const int PersonsAtATime = 8192;

    /// <param name="columns">The part.</param>
    /// <param name="rules">The rule set.</param>
    /// <param name="judged">Null: as registered.</param>
    internal static ResolvedPart Of(CareColumns columns, RuleSet rules, JudgedColumns? judged)
    {
        var rows = new Rows<LedgerRow>(columns.Waits.Listed.Length);
        var moves = Moves(columns);
        var impliedEnd = new int[columns.People.Count];
        var implied = new List<LedgerRow>?[(columns.People.Count / PersonsAtATime) + 1];
        Chunks.Each(columns.People.Count, PersonsAtATime, () => 0, (from, to, _) =>
        {
            var found = new List<LedgerRow>();
            new PersonRows(columns, rules, judged, rows).Resolve(from, to, found, impliedEnd);
            implied[from / PersonsAtATime] = found;
        });
        foreach (var (at, chunk) in implied.Index())
        {
            // Counted within its chunk so far; from now on within all rows.
            foreach (ref var end in impliedEnd.AsSpan(at * PersonsAtATime, Math.Min(PersonsAtATime, impliedEnd.Length - (at * PersonsAtATime))))
            {
                end += rows.Count;
            }

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

        return new ResolvedPart(columns, rules, judged, impliedEnd)
        {
            Part = new LedgerPart(rows, places)
            {
                Patients = patient => FactsOf(columns, patient),
                Met = () => ColumnTallies.Of(columns, rules, judged, default),
            },
        };
    }

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
