using System.Globalization;
using Langfuse.Observe.Recording;

namespace Langfuse.Observe.Runtime.Failures;

/// <summary>The inner exceptions of one that left an observed call: all of an aggregate, each with its own, in the order of their depth.</summary>
internal sealed class Causes
{
    private const int Most = 16;

    // A cause is beside the point often enough; the failure's own message has the whole of the bound.
    private const int LongestMessage = 4_096;

    private readonly List<Cause> _found = [];
    private readonly ObservationSink _sink;
    private readonly Failure? _below;

    private Causes(ObservationSink sink, Failure? below)
    {
        _sink = sink;
        _below = below;
    }

    /// <summary>Null when there is none.</summary>
    /// <param name="exception">The exception that left.</param>
    /// <param name="sink">Where it is recorded.</param>
    /// <param name="below">What a child failed with: an inner exception that is recorded there is only named.</param>
    public static IReadOnlyList<Cause>? Of(Exception exception, ObservationSink sink, Failure? below)
    {
        if (exception.InnerException is null)
        {
            return null;
        }

        var causes = new Causes(sink, below);
        causes.AddInner(exception);
        return causes._found;
    }

    private void AddInner(Exception exception)
    {
        if (exception is AggregateException { InnerExceptions: { Count: > 1 } several })
        {
            for (var index = 0; index < several.Count && _found.Count < Most; index++)
            {
                Add(several[index], string.Create(CultureInfo.InvariantCulture, $"({index + 1} of {several.Count}) "));
            }
        }
        else if (exception.InnerException is { } inner && _found.Count < Most)
        {
            Add(inner, "");
        }
    }

    private void Add(Exception exception, string place)
    {
        var message = BoundedText.Of(ExceptionTexts.Message(exception), Math.Min(LongestMessage, _sink.MaxFieldBytes));
        var recordedOn = _below is not null && ReferenceEquals(_below.Exception, exception) ? _below.Origin : null;
        _found.Add(new Cause(
            exception, place + ExceptionTexts.Type(exception) + ": " + FieldMask.Apply(_sink, MaskedField.StatusMessage, message), recordedOn));
        if (recordedOn is null)
        {
            AddInner(exception);
        }
    }
}
