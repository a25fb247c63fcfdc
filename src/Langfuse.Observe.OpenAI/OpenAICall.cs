using System.ClientModel.Primitives;
using System.Text.Json;
using Langfuse.Observe.OpenAI.Answers;
using Langfuse.Observe.OpenAI.Replay;
using Langfuse.Observe.Recording;
using Langfuse.Observe.Recording.Replay;

namespace Langfuse.Observe.OpenAI;

/// <summary>One call of the service while it is recorded. No member throws.</summary>
internal sealed class OpenAICall
{
    private readonly ModelCall _call;
    private readonly Operation _operation;
    private object? _input;
    private int _isEnded;

    private OpenAICall(ModelCall call, Operation operation)
    {
        _call = call;
        _operation = operation;
    }

    /// <summary>Starts to record a request; null when nothing records, it is no call of a model, or a layer above records it.</summary>
    public static OpenAICall? Start(PipelineMessage message)
    {
        try
        {
            return LangfuseContext.IsRecording && Operation.Of(message.Request.Method, message.Request.Uri) is { } operation
                ? Start(message.Request, operation)
                : null;
        }
        catch (Exception exception)
        {
            ModelCall.Report("a request to the model service", exception);
            return null;
        }
    }

    public ActiveObservation Activate() => _call.Activate();

    /// <summary>Whether a stored trace answered in place of the service. Throws when it is to and cannot.</summary>
    public bool IsReplayed(PipelineMessage message)
    {
        if (CallReplay.Answering(_call) is not { } recorded)
        {
            return false;
        }

        RecordedResponses.SetResponse(message, RecordedResponses.Of(_operation, recorded, isStream: !message.BufferResponse));
        return true;
    }

    /// <summary>Records what was thrown and ends the call.</summary>
    /// <returns>Always false: the exception is never caught here.</returns>
    public bool Failed(Exception exception)
    {
        _call.Observation.Fail(exception);
        End(null);
        return false;
    }

    /// <summary>The text of an error is short, and wanted in the trace whether or not the caller would have read it.</summary>
    public static void BufferError(PipelineMessage message)
    {
        if (IsError(message))
        {
            message.Response!.BufferContent(message.CancellationToken);
        }
    }

    /// <inheritdoc cref="BufferError"/>
    public static async ValueTask BufferErrorAsync(PipelineMessage message)
    {
        if (IsError(message))
        {
            await message.Response!.BufferContentAsync(message.CancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Records the answer; of a stream, as its reader gets it.</summary>
    public void Answered(PipelineMessage message)
    {
        try
        {
            if (message.Response is not { } response)
            {
                End(null);
            }
            else if (IsError(message))
            {
                Refused(response);
            }
            else if (!message.BufferResponse && response.ContentStream is { } stream)
            {
                response.ContentStream = Observe(stream, response, message.CancellationToken);
            }
            else
            {
                Complete(Read(response));
            }
        }
        catch (Exception exception)
        {
            ModelCall.Report("an answer of the model service", exception);
            End(null);
        }
    }

    public void Began() => _call.Observation.Update(completionStartTime: DateTimeOffset.UtcNow);

    public void Complete(Answer? answer)
    {
        if (answer is null)
        {
            End(null);
            return;
        }

        _call.Observation.Update(output: answer.Output, model: answer.Model, metadata: answer.Metadata);
        if (answer.Error is { } error)
        {
            _call.Observation.Update(level: ObservationLevel.Error, statusMessage: error);
        }

        End(answer.Usage ?? (answer.IsPartial ? TokenEstimate.Of(_input, answer.Output) : null));
    }

    /// <summary>The caller let go of the stream without disposing it.</summary>
    public void Abandoned() => _call.Observation.Update(level: ObservationLevel.Warning, statusMessage: "abandoned: the stream was never disposed");

    public void BrokeOff(Exception exception) => _call.Observation.Fail(exception);

    private static OpenAICall? Start(PipelineRequest request, Operation operation)
    {
        var fields = RequestFields.Read(request, operation);
        var name = fields.Model is null ? operation.Name : operation.Name + " " + fields.Model;
        if (ModelCall.Start(name, operation.Type, mayMakeSeveral: false) is not { } started)
        {
            return null;
        }

        started.Observation.Update(
            input: fields.Input, model: fields.Model, modelParameters: fields.Parameters.Count > 0 ? fields.Parameters : null,
            metadata: new Dictionary<string, object?> { ["provider"] = request.Uri?.Host });
        return new OpenAICall(started, operation) { _input = fields.Input };
    }

    private static bool IsError(PipelineMessage message) => message.Response is { Status: >= 400 };

    private void Refused(PipelineResponse response)
    {
        _call.Observation.Update(level: ObservationLevel.Error, statusMessage: ErrorText.Of(response), metadata: RequestId(response));
        End(null);
    }

    private ObservedStream Observe(Stream stream, PipelineResponse response, CancellationToken cancellationToken)
    {
        _call.Observation.Update(metadata: RequestId(response));
        var isEvents = response.Headers.TryGetValue("Content-Type", out var type) && type?.StartsWith("text/event-stream", StringComparison.OrdinalIgnoreCase) == true;
        return new ObservedStream(stream, this, isEvents ? StreamedAnswer.For(_operation) : new BinaryAnswer(), cancellationToken);
    }

    private Answer? Read(PipelineResponse response)
    {
        _call.Observation.Update(metadata: RequestId(response));
        var isJson = response.Headers.TryGetValue("Content-Type", out var type) && type?.Contains("json", StringComparison.OrdinalIgnoreCase) == true;
        if (!isJson)
        {
            return BinaryAnswer.Of(response.Content, type);
        }

        using var document = JsonDocument.Parse(response.Content);
        return AnswerReader.Read(_operation, document.RootElement);
    }

    private static Dictionary<string, object?>? RequestId(PipelineResponse response) =>
        response.Headers.TryGetValue("x-request-id", out var id) || response.Headers.TryGetValue("apim-request-id", out id)
            ? new Dictionary<string, object?> { ["request_id"] = id }
            : null;

    private void End(Usage? usage)
    {
        if (Interlocked.Exchange(ref _isEnded, 1) == 0)
        {
            _call.End(usage);
        }
    }
}
