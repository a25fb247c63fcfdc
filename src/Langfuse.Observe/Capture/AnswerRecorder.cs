using System.ComponentModel;
using Langfuse.Observe.Capture.Ai;
using Langfuse.Observe.Recording;
using Langfuse.Observe.Runtime;

namespace Langfuse.Observe.Capture;

/// <summary>Records the answer of a model that comes in pieces, for integrations that see the pieces pass. Do not use it in an application: observe the method.</summary>
/// <remarks>What comes whole needs no such thing: given as input or output, a library's object is recorded by what it is, and fills model and usage.
/// Not thread-safe; never throws.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class AnswerRecorder
{
    private const int DefaultMaxBytes = 1 << 20;

    private readonly Observation _observation;
    private readonly StreamedAnswer _answer;
    private readonly int _maxBytes;
    private bool _isFinished;

    /// <summary>Creates a recorder of the answer to one call.</summary>
    /// <param name="observation">The observation of the call.</param>
    public AnswerRecorder(Observation observation)
    {
        ArgumentNullException.ThrowIfNull(observation);
        _observation = observation;
        _maxBytes = observation.Sink?.MaxFieldBytes ?? DefaultMaxBytes;
        _answer = new StreamedAnswer(_maxBytes);
    }

    /// <summary>Whether pieces of the type are understood.</summary>
    public static bool Knows(Type type) => StreamedAnswer.IsUpdate(type);

    /// <summary>Takes a piece: an update of Microsoft.Extensions.AI, OpenAI, Semantic Kernel, Agent Framework, Ollama or Anthropic.</summary>
    public void Add(object piece)
    {
        if (!_observation.IsRecording || piece is null)
        {
            return;
        }

        try
        {
            _answer.Add(piece);
        }
        catch (Exception exception)
        {
            SelfLog.Fenced($"reading {TypeNames.Of(piece.GetType())} of a stream", exception);
        }
    }

    /// <summary>Records what the pieces add up to: output, model, usage, finish reason. What the code set itself stays. The observation is not ended.</summary>
    public void Finish()
    {
        if (_isFinished || !_observation.IsRecording || _observation.IsEnded)
        {
            return;
        }

        _isFinished = true;
        try
        {
            var text = FieldMask.Apply(_observation.Sink!, MaskedField.Output, _answer.Finish(_maxBytes, out var findings));
            if (!_observation.Output.HasValue)
            {
                _observation.Output = text;
            }

            FoundFields.Apply(_observation, null, findings);
        }
        catch (Exception exception)
        {
            SelfLog.Fenced("recording the answer of " + _observation.Name, exception);
        }
    }
}
