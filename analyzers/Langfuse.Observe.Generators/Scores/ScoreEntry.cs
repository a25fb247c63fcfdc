using System.Globalization;
using Langfuse.Observe.Generators.Scores.Json;
using Langfuse.Observe.Generators.Scores.Model;
using Microsoft.CodeAnalysis.Text;

namespace Langfuse.Observe.Generators.Scores;

/// <summary>Reads one entry of the vocabulary. An entry with a mistake in it gives null, after saying every mistake.</summary>
internal sealed class ScoreEntry
{
    private static readonly string[] s_knownKeys = ["name", "type", "min", "max", "categories", "description", "configId"];

    private readonly JsonValue _entry;
    private readonly VocabularyReport _report;
    private readonly string _name;
    private bool _isValid = true;

    private ScoreEntry(JsonValue entry, VocabularyReport report)
    {
        _entry = entry;
        _report = report;
        _name = entry.Find("name")?.Value is { Kind: JsonKind.String, Text: var name } ? name : "(without a name)";
    }

    public static ScoreSpec? Read(JsonValue entry, VocabularyReport report)
    {
        var reader = new ScoreEntry(entry, report);
        if (entry.Kind != JsonKind.Object)
        {
            reader.Fail(entry.Span, "an entry is an object, as in { \"name\": \"correctness\", \"type\": \"numeric\" }.");
            return null;
        }

        var score = reader.Read();
        return reader._isValid ? score : null;
    }

    private ScoreSpec Read()
    {
        CheckName();
        CheckKeys();
        var type = ReadType();
        var score = new ScoreSpec(_name, type)
        {
            Min = ReadNumber("min", type),
            Max = ReadNumber("max", type),
            Categories = ReadCategories(type),
            Description = ReadText("description"),
            ConfigId = ReadText("configId"),
        };
        if (score.Min > score.Max)
        {
            Fail(_entry.Find("min")!.Value.Span, "\"min\" is larger than \"max\". Swap them.");
        }

        return score;
    }

    private void CheckName()
    {
        if (_entry.Find("name") is not { } name)
        {
            Fail(Head(_entry), "it needs a \"name\".");
        }
        else if (name.Value.Kind != JsonKind.String || string.IsNullOrWhiteSpace(name.Value.Text))
        {
            Fail(name.Value.Span, "\"name\" is a text that is not empty.");
        }
    }

    private void CheckKeys()
    {
        for (var i = 0; i < _entry.Members.Count; i++)
        {
            var key = _entry.Members[i].Name;
            if (_entry.Members.FindIndex(member => member.Name.Text == key.Text) < i)
            {
                Fail(key.Span, $"\"{key.Text}\" is there twice. Keep one.");
            }
            else if (Array.IndexOf(s_knownKeys, key.Text) < 0 && !key.Text.StartsWith("$", StringComparison.Ordinal))
            {
                Fail(key.Span, $"\"{key.Text}\" is not known. Known are {string.Join(", ", s_knownKeys)}; a key that begins with $ is ignored.");
            }
        }
    }

    private ScoreType ReadType()
    {
        if (_entry.Find("type") is not { } type)
        {
            Fail(Head(_entry), "it needs a \"type\": numeric, categorical, boolean or text.");
            return default;
        }

        switch (type.Value.Kind == JsonKind.String ? type.Value.Text.ToLowerInvariant() : "")
        {
            case "numeric":
                return ScoreType.Numeric;
            case "categorical":
                return ScoreType.Categorical;
            case "boolean":
                return ScoreType.Boolean;
            case "text":
                return ScoreType.Text;
            case "correction":
                Fail(type.Value.Span, "a correction needs no entry: Langfuse names every correction \"output\".");
                return default;
            default:
                Fail(type.Value.Span, "\"type\" is numeric, categorical, boolean or text.");
                return default;
        }
    }

    private double? ReadNumber(string key, ScoreType type)
    {
        if (_entry.Find(key) is not { } member || member.Value.Kind == JsonKind.Null)
        {
            return null;
        }

        if (type != ScoreType.Numeric)
        {
            Fail(member.Name.Span, $"only a numeric score has a \"{key}\".");
        }
        else if (member.Value.Kind != JsonKind.Number)
        {
            Fail(member.Value.Span, $"\"{key}\" is a number.");
        }
        else if (double.TryParse(member.Value.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && !double.IsInfinity(number))
        {
            return number;
        }
        else
        {
            Fail(member.Value.Span, $"\"{key}\" is too large a number.");
        }

        return null;
    }

    private EquatableArray<string> ReadCategories(ScoreType type)
    {
        if (_entry.Find("categories") is not { } member)
        {
            return default;
        }

        if (type != ScoreType.Categorical)
        {
            Fail(member.Name.Span, "only a categorical score has \"categories\".");
            return default;
        }

        if (member.Value.Kind != JsonKind.Array || member.Value.Items.Count == 0)
        {
            Fail(member.Value.Span, "\"categories\" is an array of texts, as in [\"none\", \"mild\", \"severe\"].");
            return default;
        }

        var categories = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in member.Value.Items)
        {
            AddCategory(categories, seen, item);
        }

        return new([.. categories]);
    }

    private void AddCategory(List<string> categories, HashSet<string> seen, JsonValue item)
    {
        if (item.Kind != JsonKind.String || string.IsNullOrWhiteSpace(item.Text))
        {
            Fail(item.Span, "a category is a text that is not empty.");
        }
        else if (!seen.Add(item.Text))
        {
            Fail(item.Span, $"category \"{item.Text}\" is there twice. Keep one.");
        }
        else
        {
            categories.Add(item.Text);
        }
    }

    private string? ReadText(string key)
    {
        if (_entry.Find(key) is not { } member || member.Value.Kind == JsonKind.Null)
        {
            return null;
        }

        if (member.Value.Kind != JsonKind.String)
        {
            Fail(member.Value.Span, $"\"{key}\" is a text.");
            return null;
        }

        return member.Value.Text;
    }

    private void Fail(TextSpan span, string problem)
    {
        _isValid = false;
        _report.Invalid(_name, span, problem);
    }

    private static TextSpan Head(JsonValue entry) => new(entry.Span.Start, 1);
}
