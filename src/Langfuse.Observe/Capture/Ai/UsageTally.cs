using System.Runtime.InteropServices;

namespace Langfuse.Observe.Capture.Ai;

/// <summary>Adds up the counts of one usage.</summary>
internal sealed class UsageTally(long? input, long? output, long? total)
{
    private List<KeyValuePair<string, long>>? _parts;
    private long? _input = input;
    private long? _output = output;

    /// <summary>A part of the input that has a name, and a price, of its own.</summary>
    public void InputPart(string kind, long? count) => Part(ref _input, kind, count);

    /// <inheritdoc cref="InputPart"/>
    public void OutputPart(string kind, long? count) => Part(ref _output, kind, count);

    /// <summary>A count that is not within another one.</summary>
    public void Beside(string kind, long? count)
    {
        if (count is > 0)
        {
            Add(kind, count.Value);
        }
    }

    /// <summary>A count under a library's own name.</summary>
    public void Named(string name, long count)
    {
        if (name.Contains("Reasoning", StringComparison.OrdinalIgnoreCase))
        {
            OutputPart("output_reasoning_tokens", count);
        }
        else if (name.Contains("CacheWrite", StringComparison.OrdinalIgnoreCase) || name.Contains("CacheCreation", StringComparison.OrdinalIgnoreCase))
        {
            InputPart("input_cache_creation", count);
        }
        else if (name.Contains("AcceptedPrediction", StringComparison.OrdinalIgnoreCase))
        {
            OutputPart("output_accepted_prediction_tokens", count);
        }
        else if (name.Contains("RejectedPrediction", StringComparison.OrdinalIgnoreCase))
        {
            OutputPart("output_rejected_prediction_tokens", count);
        }
        else if (total is not null)
        {
            // Without a total the server would add it to one.
            Beside(name, count);
        }
    }

    public Usage ToUsage()
    {
        var usage = new Usage(_input, _output, total);
        if (_parts is not null)
        {
            foreach (var (kind, count) in _parts)
            {
                usage[kind] = count;
            }
        }

        return usage;
    }

    private void Part(ref long? whole, string kind, long? count)
    {
        // Twice under two names: as a member, and among the other counts.
        if (count is not > 0 || Has(kind))
        {
            return;
        }

        Add(kind, count.Value);
        whole = whole is { } sum ? Math.Max(0, sum - count.Value) : null;
    }

    private bool Has(string kind)
    {
        foreach (var part in CollectionsMarshal.AsSpan(_parts))
        {
            if (part.Key == kind)
            {
                return true;
            }
        }

        return false;
    }

    private void Add(string kind, long count) => (_parts ??= []).Add(new(kind, count));
}
