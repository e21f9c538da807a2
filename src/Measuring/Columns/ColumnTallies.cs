namespace Trettio.Measuring.Columns;

/// <summary>What is met while a part is read, counted when asked for.</summary>
internal static class ColumnTallies
{
    internal static Tallies Of(CareColumns columns, RuleSet rules, JudgedColumns? judged, ReadOnlyMemory<bool> dead)
    {
        var tallies = new Tallies();
        var counted = new CountedContact(columns, rules, judged);
        Waits(columns, counted, tallies, dead);
        Contacts(columns, counted, tallies, dead);
        Moves(columns, tallies, dead);
        return tallies;
    }

    private static void Waits(CareColumns columns, in CountedContact counted, Tallies tallies, ReadOnlyMemory<bool> dead)
    {
        var patients = columns.Waits.Patient.Span;
        for (var wait = 0; wait < patients.Length; wait++)
        {
            if (IsLive(dead, patients[wait]))
            {
                tallies.Waits++;
                tallies.ReferralMissing += counted.WaitMissesReferral(wait) ? 1 : 0;
            }
        }
    }

    private static void Contacts(CareColumns columns, in CountedContact counted, Tallies tallies, ReadOnlyMemory<bool> dead)
    {
        var patients = columns.Contacts.Patient.Span;
        var points = columns.Waits.Point.Span;
        for (var contact = 0; contact < patients.Length; contact++)
        {
            if (!IsLive(dead, patients[contact]))
            {
                continue;
            }

            tallies.Contacts++;
            if (!counted.Counts(contact, out var point, out var wait, out var parted))
            {
                continue;
            }

            tallies.MeasuredContacts++;
            tallies.WaitUnknown += wait < -1 ? 1 : 0;
            tallies.WaitOfOtherPoint += wait >= 0 && points[wait] != (byte)point ? 1 : 0;
            if (wait == -1)
            {
                tallies.ImpliedWaits++;
                tallies.ReferralMissing += counted.MissesReferral(contact, point, parted) ? 1 : 0;
            }
        }
    }

    private static void Moves(CareColumns columns, Tallies tallies, ReadOnlyMemory<bool> dead)
    {
        foreach (var wait in columns.Moves.Wait.Span)
        {
            var counts = wait < 0 ? dead.IsEmpty : IsLive(dead, columns.Waits.Patient.Span[wait]);
            tallies.Moves += counts ? 1 : 0;
            tallies.MoveOfUnknownWait += counts && wait < 0 ? 1 : 0;
        }

        foreach (var (wait, units) in ColumnLedger.Moves(columns))
        {
            var elsewhere = units[0].Unit != columns.Waits.Unit.Span[wait];
            tallies.FirstMoveFromElsewhere += elsewhere && IsLive(dead, columns.Waits.Patient.Span[wait]) ? 1 : 0;
        }
    }

    private static bool IsLive(ReadOnlyMemory<bool> dead, int patient) => dead.IsEmpty || !dead.Span[patient];
}
