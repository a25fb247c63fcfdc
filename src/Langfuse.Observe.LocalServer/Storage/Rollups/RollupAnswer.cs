using System.Runtime.InteropServices;
using System.Text;

namespace Langfuse.Observe.LocalServer.Storage.Rollups;

/// <summary>Adds up the groups of an answer, from whole buckets, from changes that are not in one yet, and from rows.</summary>
internal sealed class RollupAnswer
{
    private const int Nothing = -1;

    private readonly RollupQuestion _question;

    // Which measure of the question each measure of the cube is, up to the last that is asked for.
    private readonly int[] _measureOf;
    private readonly List<string> _texts = [];
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _numbersOfSpans;

    // A group is found dimension after dimension: each step leads from a place and the number of a text to the next place.
    private readonly Dictionary<(int, int), int> _steps = [];
    private readonly Dictionary<(int, long), RollupGroup> _groups = [];
    private char[] _characters = new char[256];

    public RollupAnswer(RollupQuestion question)
    {
        _question = question;
        _numbersOfSpans = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();
        _measureOf = [.. Enumerable.Range(0, question.CubePlaces.Append(-1).Max() + 1).Select(place => Array.IndexOf(question.CubePlaces, place))];
        if (IsOfEverything)
        {
            // One row, also of nothing.
            Group([], 0);
        }
    }

    /// <summary>The groups that have rows, or the one of everything.</summary>
    public IEnumerable<RollupGroup> Groups => _groups.Values.Where(group => group.Rows > 0 || IsOfEverything);

    private bool IsOfEverything => _question.Dimensions.Length == 0 && _question.Query.Granularity is null;

    public void Add(ReadOnlySpan<byte> bucket, long startUs)
    {
        var reader = new ByteReader(bucket);
        var texts = ReadTexts(ref reader);
        var time = _question.TimeOf(startUs);
        var values = new int[_question.Cube.Dimensions.Length];
        var dimensions = new int[_question.Dimensions.Length];

        // Within a bucket the time is one, so that one dimension alone tells the group.
        var known = dimensions.Length < 2 ? new RollupGroup?[texts.Length + 1] : null;
        for (var left = reader.Number(); left > 0; left--)
        {
            var line = new ByteReader(reader.Block());
            for (var place = 0; place < values.Length; place++)
            {
                values[place] = (int)line.Number() - 1;
            }

            if (!Holds(values, texts))
            {
                continue;
            }

            for (var index = 0; index < dimensions.Length; index++)
            {
                dimensions[index] = NumberOf(values[_question.Dimensions[index]], texts);
            }

            var group = known is null
                ? Group(dimensions, time)
                : known[dimensions.Length == 0 ? 0 : values[_question.Dimensions[0]] + 1] ??= Group(dimensions, time);
            Add(group, ref line);
        }
    }

    public void Change(RollupFact fact, bool isAdded)
    {
        if (fact.Source != _question.Cube.Source || !_question.Times.Covers(fact.StartUs))
        {
            return;
        }

        foreach (var (place, holds) in _question.Conditions)
        {
            if (!holds(fact.Dimensions[_question.Cube.Places[place]]))
            {
                return;
            }
        }

        var group = Group(Array.ConvertAll(_question.Dimensions, place => NumberOf(fact.Dimensions[_question.Cube.Places[place]])), _question.TimeOf(fact.StartUs));
        group.Rows += isAdded ? 1 : -1;
        for (var index = 0; index < _question.FactPlaces.Length; index++)
        {
            if (fact.Measures[_question.FactPlaces[index]] is var value && !double.IsNaN(value))
            {
                group[index].Change(value, isAdded);
            }
        }
    }

    /// <summary>Adds a row that was read: its dimensions, and its measures in the order of the question.</summary>
    public void Add(string?[] dimensions, long startUs, ReadOnlySpan<double> measures)
    {
        var group = Group(Array.ConvertAll(dimensions, NumberOf), _question.TimeOf(startUs));
        group.Rows++;
        for (var index = 0; index < measures.Length; index++)
        {
            if (!double.IsNaN(measures[index]))
            {
                group[index].Change(measures[index], isAdded: true);
            }
        }
    }

    private void Add(RollupGroup group, ref ByteReader line)
    {
        group.Rows += line.Number();
        foreach (var measure in _measureOf)
        {
            if (measure >= 0)
            {
                group[measure].Add(ref line, _question.Cube.HasPercentiles);
            }
            else
            {
                RollupGroup.Measured.Skip(ref line, _question.Cube.HasPercentiles);
            }
        }
    }

    // The number of each text of a bucket.
    private int[] ReadTexts(ref ByteReader reader)
    {
        var texts = new int[RollupBucket.ReadStart(ref reader)];
        for (var index = 0; index < texts.Length; index++)
        {
            var bytes = reader.Block();
            if (bytes.Length > _characters.Length)
            {
                _characters = new char[bytes.Length];
            }

            var text = _characters.AsSpan(0, Encoding.UTF8.GetChars(bytes, _characters));
            texts[index] = _numbersOfSpans.TryGetValue(text, out var number) ? number : NumberOf(text.ToString());
        }

        return texts;
    }

    private static int NumberOf(int place, int[] texts) => place < 0 ? Nothing : texts[place];

    private int NumberOf(string? text)
    {
        if (text is null)
        {
            return Nothing;
        }

        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, text, out var isKnown);
        if (!isKnown)
        {
            number = _texts.Count;
            _texts.Add(text);
        }

        return number;
    }

    private bool Holds(int[] values, int[] texts)
    {
        foreach (var (place, holds) in _question.Conditions)
        {
            if (!holds(NumberOf(values[place], texts) is >= 0 and var number ? _texts[number] : null))
            {
                return false;
            }
        }

        return true;
    }

    private RollupGroup Group(int[] dimensions, long time)
    {
        var place = 0;
        foreach (var number in dimensions)
        {
            ref var next = ref CollectionsMarshal.GetValueRefOrAddDefault(_steps, (place, number), out var isKnown);
            place = isKnown ? next : next = _steps.Count;
        }

        ref var group = ref CollectionsMarshal.GetValueRefOrAddDefault(_groups, (place, time), out _);
        return group ??= new RollupGroup([.. dimensions.Select(number => number < 0 ? null : _texts[number])], time, _question.Measures.Length, _question.HasPercentiles);
    }
}
