using System.Text;
using Langfuse.Observe.Recording;

namespace Langfuse.Observe.Runtime.Failures;

/// <summary>The exception that left an observed call, as it is recorded.</summary>
/// <remarks>
/// An exception that leaves ten calls is one failure: its message, stack and causes stand whole on the observation that it left first. Those
/// around it say so, with type and message, so that what is sent grows with the depth and not with its square.
/// </remarks>
internal sealed class Failure
{
    // What an observation repeats of a message that stands whole on another.
    private const int RepeatedMessageBytes = 4_096;

    private readonly Failure? _below;
    private readonly bool _addsFrames;
    private readonly IReadOnlyList<Cause>? _causes;
    private readonly ObservationSink _sink;
    private string? _stack;

    // How much of the exception's stack trace is written already, on the observation that it left first.
    private volatile int _writtenFrames;

    /// <param name="observation">The observation that failed.</param>
    /// <param name="exception">What left it.</param>
    /// <param name="below">What a child of it failed with last, or null.</param>
    public Failure(Observation observation, Exception exception, Failure? below)
    {
        Exception = exception;
        Kind = FailureKinds.Of(exception, out var timeout);
        _sink = observation.Sink!;
        if (below is not null && ReferenceEquals(below.Exception, exception))
        {
            _below = below.First;
            _addsFrames = _below._stack is not null;
        }

        Origin = _below?.Origin ?? observation;
        Type = ExceptionTexts.Type(exception);
        var bound = _below is null ? _sink.MaxFieldBytes : Math.Min(_sink.MaxFieldBytes, RepeatedMessageBytes);
        var message = BoundedText.Of(ExceptionTexts.Message(exception), bound);
        Message = FieldMask.Apply(_sink, MaskedField.StatusMessage, message);
        var status = Status(timeout is null || ReferenceEquals(timeout, exception) ? message : ExceptionTexts.Message(timeout));
        StatusMessage = FieldMask.Apply(_sink, MaskedField.StatusMessage, BoundedText.Of(status, bound));
        _causes = _below is null ? Causes.Of(exception, _sink, below) : null;
        if (_sink.Masks)
        {
            // One that has not been thrown yet has no stack, and must not show one at delivery that no mask has seen.
            _stack = ReadStack() is { Length: > 0 } stack ? FieldMask.Apply(_sink, MaskedField.ExceptionStack, stack) : "";
        }
    }

    public Exception Exception { get; }

    public FailureKind Kind { get; }

    /// <summary>The full name of the exception's type.</summary>
    public string Type { get; }

    public string Message { get; }

    public string StatusMessage { get; }

    /// <summary>The observation that the exception left first.</summary>
    public Observation Origin { get; }

    /// <summary>Stack and causes. Read at delivery, when the stack is complete, unless a mask had to see it first.</summary>
    public string Stack => _stack ??= ReadStack();

    private Failure First => _below ?? this;

    private string Status(string message) => Kind switch
    {
        FailureKind.Cancelled => "cancelled",
        FailureKind.TimedOut => "timed out: " + message,
        _ => Exception.GetType().Name + ": " + message,
    };

    private string ReadStack()
    {
        var text = new StringBuilder();
        if (_below is null)
        {
            var frames = ExceptionTexts.Stack(Exception);
            _writtenFrames = frames.Length;
            text.Append(frames);
            AppendCauses(text);
        }
        else
        {
            AppendPlace(text, _below.Origin);
            AppendFrames(text);
        }

        return BoundedText.Of(text.ToString(), _sink.MaxFieldBytes);
    }

    /// <summary>An exception that goes on to another thread gathers frames after the first observation was written: they stand here.</summary>
    private void AppendFrames(StringBuilder text)
    {
        if (!_addsFrames)
        {
            return;
        }

        var frames = ExceptionTexts.Stack(Exception);
        var written = _below!._writtenFrames;
        if (frames.Length > written)
        {
            _below._writtenFrames = frames.Length;
            text.Append('\n').Append(frames.AsSpan(written).TrimStart("\r\n"));
        }
    }

    private void AppendCauses(StringBuilder text)
    {
        foreach (var cause in _causes ?? [])
        {
            text.Append(text.Length == 0 ? "" : "\n").Append(" ---> ").Append(cause.Head).Append('\n');
            if (cause.RecordedOn is { } other)
            {
                AppendPlace(text, other);
            }
            else
            {
                text.Append(ExceptionTexts.Stack(cause.Exception));
            }
        }
    }

    private static void AppendPlace(StringBuilder text, Observation origin) =>
        text.Append("   (stack on the observation that it left first: ").Append(origin.Name).Append(", ").Append(origin.Id).Append(')');
}
