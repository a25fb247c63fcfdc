using Langfuse.Observe.LocalServer.Ingestion.Otlp;

namespace Langfuse.Observe.LocalServer.Ingestion;

/// <summary>Turns a span into an observation as Langfuse's direct path does (wire contract 1.4 to 1.9).</summary>
internal sealed class ObservationMapper(SpanInspector inspector, TimeProvider clock)
{
    public Observation Map(OtlpSpan span)
    {
        var attributes = span.Attributes;
        var nowUs = Micros.Of(clock.GetUtcNow());
        var type = ObservationTypes.Of(span, out var unknownType);
        var metadata = MetadataReader.Of(span, out var droppedMetadata);
        var usage = UsageReader.Of(attributes, out var droppedUsage);
        var cost = CostReader.Of(attributes, out var droppedCost);
        var (input, output) = InputOutput.Of(span);
        var (promptName, promptVersion) = ModelReader.Prompt(attributes, type);
        var startUs = Micros.Of(span.StartUnixNano ?? span.EndUnixNano) ?? nowUs;

        inspector.Inspect(span, type, unknownType, droppedMetadata, droppedUsage, droppedCost);
        var row = new Observation
        {
            TraceId = span.TraceId!,
            Id = span.SpanId!,
            ParentId = span.ParentSpanId,
            IsAppRoot = attributes.TryGet("langfuse.internal.is_app_root", out var appRoot) && appRoot.IsTrue,
            Type = type,
            Name = Name(span),
            StartUs = startUs,
            EndUs = Micros.Of(span.EndUnixNano ?? span.StartUnixNano) ?? nowUs,
            CompletionStartUs = ModelReader.CompletionStartUs(attributes, startUs),
            Level = Level(span),
            StatusMessage = attributes.Text("langfuse.observation.status_message") ?? span.StatusMessage,
            Input = input,
            Output = output,
            Metadata = metadata,
            Model = ModelReader.Name(attributes),
            ModelParameters = ModelReader.Parameters(attributes),
            PromptName = promptName,
            PromptVersion = promptVersion,
            Version = attributes.Text("langfuse.version") ?? span.Resource.Text("service.version"),
            Release = attributes.Text("langfuse.release") ?? span.Resource.Text("langfuse.release"),
            Environment = TraceEnvironment.Normalise(Environment(span)),
            UserId = attributes.FirstText("langfuse.user.id", "user.id", "langfuse.observation.metadata.langfuse_user_id", "langfuse.trace.metadata.langfuse_user_id", "ai.telemetry.metadata.userId"),
            SessionId = attributes.FirstText("langfuse.session.id", "session.id", "gen_ai.conversation.id", "langfuse.observation.metadata.langfuse_session_id", "langfuse.trace.metadata.langfuse_session_id", "ai.telemetry.metadata.sessionId"),
            TraceName = attributes.FirstText("langfuse.trace.name"),
            Tags = TraceTags.Of(attributes),
            Public = Public(attributes),
            Experiment = ExperimentReader.Of(attributes),
            Source = span.Scope.Name,
            CreatedUs = nowUs,
        };
        row.SetUsage(usage);
        row.SetCost(cost);
        return row;
    }

    private static string Name(OtlpSpan span)
    {
        var attributes = span.Attributes;
        if (attributes.FirstText("gen_ai.tool.name", "genkit:name", "logfire.msg", "ai.toolCall.name") is { } name)
        {
            return name;
        }

        if (attributes.FirstText("ai.operationId") is not { } operation)
        {
            return span.Name;
        }

        return attributes.FirstText("ai.telemetry.functionId") is { } function ? $"{function}:{operation}" : operation;
    }

    private static string Level(OtlpSpan span) =>
        span.Attributes.FirstText("langfuse.observation.level")?.Trim().ToUpperInvariant() switch
        {
            "DEBUG" or "TRACE" or "VERBOSE" => "DEBUG",
            "DEFAULT" or "INFO" or "LOG" or "NOTICE" or "OK" or "SUCCESS" => "DEFAULT",
            "WARNING" or "WARN" => "WARNING",
            "ERROR" or "FATAL" or "CRITICAL" => "ERROR",
            _ => span.StatusCode == 2 ? "ERROR" : "DEFAULT",
        };

    private static string? Environment(OtlpSpan span)
    {
        foreach (var key in (ReadOnlySpan<string>)["langfuse.environment", "deployment.environment.name", "deployment.environment"])
        {
            if ((span.Attributes.FirstText(key) ?? span.Resource.FirstText(key)) is { } environment)
            {
                return environment;
            }
        }
        return null;
    }

    private static bool? Public(OtlpAttributes attributes) =>
        attributes.TryGet("langfuse.trace.public", out var value) || attributes.TryGet("langfuse.public", out value) ? value.IsTrue : null;
}
