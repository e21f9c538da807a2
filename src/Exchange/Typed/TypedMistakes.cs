using System.Text;
using Trettio.Care;

namespace Trettio.Exchange.Typed;

/// <summary>The mistakes so far. The first of a field stands: whoever mends it is told of the next.</summary>
internal sealed class TypedMistakes(TypedRow row, TypedAround around)
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

    /// <summary>A text of somebody's own: nobody's identity in it.</summary>
    public void Text(string field)
    {
        var text = row[field];
        if (IdentityNumbers.HasShapeOfOne(text.Replace(" ", "", StringComparison.Ordinal)) || IdentityNumbers.Within(text).Any() || ReserveNumbers.Bundled.Match(text))
        {
            Add(field, "identity_number", TypedWords.IdentityInText);
        }
        else if (text.Any(char.IsControl) || (text.Length > TypedFields.Longest && !row.IsCorrection))
        {
            Add(field, "no_text", TypedWords.NoText);
        }
    }

    public void Kva()
    {
        Text(TypedFields.Kva);
        if (!KvaCodes.Split(row[TypedFields.Kva]).All(KvaCodes.IsCode))
        {
            Add(TypedFields.Kva, "no_kva", TypedWords.NoKva);
        }
    }

    public void Flag(string field)
    {
        if (row[field] is { Length: > 0 } && row.Flag(field) is null)
        {
            Add(field, "no_such_choice", TypedWords.NoSuchChoice);
        }
    }

    /// <summary>A day that cannot lie before another.</summary>
    public void NotBefore(string field, string other, string rule, Phrase sentence)
    {
        if (row.Date(field) < row.Date(other))
        {
            Add(field, rule, sentence);
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
