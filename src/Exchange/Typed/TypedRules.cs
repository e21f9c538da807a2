using System.Text;
using Trettio.Care;

namespace Trettio.Exchange.Typed;

/// <summary>
/// What can be wrong with a typed row, field by field: at most one sentence each. The rules and their cases are in TypedRules.md. What a file may
/// hold and is merely odd is not refused here either; the checks tell of it.
/// </summary>
public static class TypedRules
{
    public static IReadOnlyList<FieldMistake> Of(TypedRow row, TypedAround around)
    {
        var found = new Mistakes(row, around);
        found.LookAtChild();
        if (row.Kind == TypedKind.Wait)
        {
            OfWait(found);
        }
        else
        {
            OfContact(found);
        }

        found.Choice(TypedFields.Deviation, ChoiceWords.Deviation, null);
        // In the order of the form, where they are mended one after another.
        return [.. TypedFields.All.SelectMany(field => found.Found.Where(one => one.Field == field))];
    }

    private static void OfWait(Mistakes found)
    {
        var row = found.Row;
        found.Choice(TypedFields.Point, ChoiceWords.MeasuringPoint, TypedWords.PointMissing);
        found.Choice(TypedFields.ReferralKind, ChoiceWords.ReferralKind, null);
        found.Choice(TypedFields.RemovalReason, ChoiceWords.RemovalReason, null);
        found.Past(TypedFields.ReferralDecidedOn, null);
        var hasReferral = row[TypedFields.ReferralKind].Length + row[TypedFields.ReferralDecidedOn].Length + row[TypedFields.ReceivedOn].Length > 0;
        found.Past(TypedFields.ReceivedOn, hasReferral ? TypedWords.ReceivedMissing : null);
        found.Past(TypedFields.ListedOn, TypedWords.ListedMissing);
        found.Past(TypedFields.DecidedOn, null);
        found.Past(TypedFields.RemovedOn, row[TypedFields.RemovalReason].Length > 0 ? TypedWords.RemovedMissing : null);
        if (hasReferral && row.Choice<MeasuringPoint>(TypedFields.Point, ChoiceWords.MeasuringPoint) is { } point && point != MeasuringPoint.FirstVisit)
        {
            found.Add(TypedFields.ReceivedOn, "referral_elsewhere", TypedWords.ReferralElsewhere);
        }

        if (row.Date(TypedFields.ReferralDecidedOn) > row.Date(TypedFields.ReceivedOn))
        {
            found.Add(TypedFields.ReceivedOn, "received_before_decided", TypedWords.ReceivedBeforeDecided);
        }

        if (row.Date(TypedFields.RemovedOn) is { } removed)
        {
            if (removed < row.Date(TypedFields.ListedOn))
            {
                found.Add(TypedFields.RemovedOn, "removed_before_listed", TypedWords.RemovedBeforeListed);
            }

            if (row[TypedFields.RemovalReason].Length == 0)
            {
                found.Add(TypedFields.RemovalReason, "reason_missing", TypedWords.ReasonMissing);
            }
        }
    }

    private static void OfContact(Mistakes found)
    {
        var (row, wait) = (found.Row, found.Around.Wait);
        found.Choice(TypedFields.Point, ChoiceWords.ContactKind, TypedWords.KindMissing);
        found.Choice(TypedFields.Status, ChoiceWords.ContactStatus, TypedWords.StatusMissing);
        found.Choice(TypedFields.CancelledBy, ChoiceWords.CancelledBy, null);
        found.Day(TypedFields.StartedOn, TypedWords.StartedMissing);
        found.Past(TypedFields.DecidedOn, null);
        var status = row.Choice<ContactStatus>(TypedFields.Status, ChoiceWords.ContactStatus);
        if (status is ContactStatus.Done or ContactStatus.NoShow && row.Date(TypedFields.StartedOn) > found.Around.Today)
        {
            found.Add(TypedFields.StartedOn, "ahead", TypedWords.NotYetDone);
        }

        if (status is not null and not ContactStatus.Cancelled && row[TypedFields.CancelledBy].Length > 0)
        {
            found.Add(TypedFields.CancelledBy, "not_cancelled", TypedWords.NotCancelled);
        }

        if (row[TypedFields.ContactType] is { Length: > 0 } type && !row.IsCorrection && !TypedFields.ContactTypes.Contains(type))
        {
            found.Add(TypedFields.ContactType, "no_such_choice", TypedWords.NoSuchChoice);
        }

        // What a file brought may name a wait that never came; correcting the rest of it must not hang on that.
        if (row[TypedFields.WaitId].Length > 0 && wait is null && !row.IsCorrection)
        {
            found.Add(TypedFields.Child, "no_such_wait", TypedWords.NoSuchWait);
        }
        else if (wait is not null && wait.PatientId != row[TypedFields.Child] && !row.IsCorrection)
        {
            found.Add(TypedFields.Child, "other_child", TypedWords.OtherChild);
        }
        else if (wait is not null && row.Choice<ContactKind>(TypedFields.Point, ChoiceWords.ContactKind).Point() is { } point && point != wait.MeasuringPoint)
        {
            found.Add(TypedFields.Point, "other_point", TypedWords.OtherPoint(wait.MeasuringPoint));
        }
    }

    /// <summary>The mistakes so far. The first of a field stands: whoever mends it is told of the next.</summary>
    private sealed class Mistakes(TypedRow row, TypedAround around)
    {
        private readonly List<FieldMistake> found = [];

        public TypedRow Row => row;

        public TypedAround Around => around;

        public IReadOnlyList<FieldMistake> Found => found;

        public void Add(string field, string rule, Phrase sentence)
        {
            if (!found.Exists(known => known.Field == field))
            {
                found.Add(new(field, rule, sentence));
            }
        }

        /// <param name="field">The field.</param>
        /// <param name="words">What may stand there.</param>
        /// <param name="missing">What is said when nothing does; null: it may be empty.</param>
        public void Choice(string field, ChoiceWords words, Phrase? missing)
        {
            var text = row[field];
            if (text.Length == 0 && missing is { } sentence)
            {
                Add(field, "missing", sentence);
            }
            else if (text.Length > 0 && !words.TryRead(Encoding.UTF8.GetBytes(text), out _))
            {
                Add(field, "no_such_choice", TypedWords.NoSuchChoice);
            }
        }

        /// <summary>A day that cannot lie ahead.</summary>
        public void Past(string field, Phrase? missing)
        {
            Day(field, missing);
            if (row.Date(field) > around.Today)
            {
                Add(field, "ahead", TypedWords.Ahead);
            }
        }

        public void Day(string field, Phrase? missing)
        {
            if (row[field].Length == 0)
            {
                if (missing is { } sentence)
                {
                    Add(field, "missing", sentence);
                }
            }
            else if (row.Date(field) is not { } day)
            {
                Add(field, "no_date", TypedWords.NoDate);
            }
            else if ((row.Year(TypedFields.BirthYear) ?? around.Child?.BirthYear) is { } born && born <= around.Today.Year && day.Year < born)
            {
                Add(field, "before_birth", TypedWords.BeforeBirth);
            }
        }

        public void LookAtChild()
        {
            var key = row[TypedFields.Child];
            var close = key.Replace(" ", "", StringComparison.Ordinal);
            if (IdentityNumbers.HasShapeOfOne(close) || IdentityNumbers.Within(key).Any() || ReserveNumbers.Bundled.Match(close))
            {
                Add(TypedFields.Child, "identity_number", TypedWords.IdentityNumber);
            }
            else if (key.Length > TypedFields.Longest || key.Any(char.IsControl))
            {
                Add(TypedFields.Child, "no_key", TypedWords.NoKey);
            }

            LookAtYear();
            Choice(TypedFields.Sex, ChoiceWords.Sex, null);
            if (around.Child is { IsProtected: false, Sex: { } sex } && !row.IsCorrection && row.Choice<Sex>(TypedFields.Sex, ChoiceWords.Sex) is { } typed && typed != sex)
            {
                Add(TypedFields.Sex, "other_sex", TypedWords.OtherSex);
            }
        }

        private void LookAtYear()
        {
            var text = row[TypedFields.BirthYear];
            if (text.Length == 0)
            {
                if (around.Child is null)
                {
                    Add(TypedFields.BirthYear, "missing", TypedWords.YearMissing);
                }
            }
            else if (row.Year(TypedFields.BirthYear) is not { } year || year > around.Today.Year)
            {
                Add(TypedFields.BirthYear, "no_year", TypedWords.NoYear(around.Today.Year));
            }
            else if (around.Child is { IsProtected: false } child && !row.IsCorrection && child.BirthYear != year)
            {
                // Of a protected identity nothing is told, not even that the year is another.
                Add(TypedFields.BirthYear, "other_year", TypedWords.OtherYear);
            }
        }
    }
}
