using System.Runtime.InteropServices;

namespace Langfuse.Observe.LocalServer.Storage.Rollups;

/// <summary>Adds up the groups of an answer, from whole buckets, from changes that are not in one yet, and from rows.</summary>
internal sealed class RollupAnswer
{
    private readonly RollupQuestion _question;
    private readonly int[] _measureOf;
    private readonly Dictionary<string, int> _texts = new(StringComparer.Ordinal);

    // A group is found dimension after dimension: each step leads from a number and a text to the next number.
    private readonly Dictionary<(int, int), int> _steps = [];
    private readonly Dictionary<(int, long), RollupGroup> _groups = [];

    public RollupAnswer(RollupQuestion question)
    {
        _question = question;
        _measureOf = [.. RollupFact.MeasuresOf(question.Cube.Source).Select((_, place) => Array.IndexOf(question.MeasurePlaces, place))];
        if (question.Dimensions.Length == 0 && question.Query.Granularity is null)
        {
            // One row, also of nothing.
            Group([], 0);
        }
    }

    /// <summary>The groups that have rows, or the one of everything.</summary>
    public IEnumerable<RollupGroup> Groups => _groups.Values.Where(group => group.Rows > 0 || _groups.Count == 1 && _question.Dimensions.Length == 0 && _question.Query.Granularity is null);

    public void Add(ReadOnlySpan<byte> bucket, long startUs)
    {
        var reader = new ByteReader(bucket);
        var (texts, rows) = RollupBucket.ReadStart(ref reader);
        var cube = _question.Cube;
        var time = _question.TimeOf(startUs);
        var values = new string?[cube.Dimensions.Length];
        var dimensions = new string?[_question.Dimensions.Length];
        for (var row = 0; row < rows; row++)
        {
            var line = new ByteReader(reader.Block());
            for (var place = 0; place < values.Length; place++)
            {
                values[place] = line.Number() is > 0 and var text ? texts[text - 1] : null;
            }

            if (Holds(values))
            {
                var group = Group(Pick(values, dimensions), time);
                group.Rows += line.Number();
                foreach (var measure in _measureOf)
                {
                    if (measure >= 0)
                    {
                        group[measure].Add(ref line, cube.HasPercentiles);
                    }
                    else
                    {
                        RollupGroup.Measured.Skip(ref line, cube.HasPercentiles);
                    }
                }
            }
        }
    }

    public void Change(RollupFact fact, bool isAdded)
    {
        if (fact.Source != _question.Cube.Source || !_question.Times.Covers(fact.StartUs))
        {
            return;
        }

        var values = Array.ConvertAll(_question.Cube.Places, place => fact.Dimensions[place]);
        if (Holds(values))
        {
            Change(Group(Pick(values, new string?[_question.Dimensions.Length]), _question.TimeOf(fact.StartUs)), fact.Measures, isAdded);
        }
    }

    /// <summary>Adds a row that was read: its dimensions, and its measures in the order of the question.</summary>
    public void Add(string?[] dimensions, long startUs, ReadOnlySpan<double> measures)
    {
        var group = Group(dimensions, _question.TimeOf(startUs));
        group.Rows++;
        for (var index = 0; index < measures.Length; index++)
        {
            if (!double.IsNaN(measures[index]))
            {
                group[index].Change(measures[index], isAdded: true);
            }
        }
    }

    private void Change(RollupGroup group, double[] measures, bool isAdded)
    {
        group.Rows += isAdded ? 1 : -1;
        for (var index = 0; index < _question.MeasurePlaces.Length; index++)
        {
            if (measures[_question.MeasurePlaces[index]] is var value && !double.IsNaN(value))
            {
                group[index].Change(value, isAdded);
            }
        }
    }

    private bool Holds(string?[] values)
    {
        foreach (var (place, holds) in _question.Conditions)
        {
            if (!holds(values[place]))
            {
                return false;
            }
        }

        return true;
    }

    private string?[] Pick(string?[] values, string?[] dimensions)
    {
        for (var index = 0; index < dimensions.Length; index++)
        {
            dimensions[index] = values[_question.Dimensions[index]];
        }

        return dimensions;
    }

    private RollupGroup Group(string?[] dimensions, long time)
    {
        var place = 0;
        foreach (var text in dimensions)
        {
            var number = text is null ? -1 : Next(_texts, text);
            place = Next(_steps, (place, number)) + 1;
        }

        ref var group = ref CollectionsMarshal.GetValueRefOrAddDefault(_groups, (place, time), out _);
        return group ??= new RollupGroup([.. dimensions], time, _question.Measures.Length, _question.HasPercentiles);
    }

    private static int Next<TKey>(Dictionary<TKey, int> numbers, TKey key)
        where TKey : notnull
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, key, out var isKnown);
        if (!isKnown)
        {
            number = numbers.Count - 1;
        }

        return number;
    }
}
