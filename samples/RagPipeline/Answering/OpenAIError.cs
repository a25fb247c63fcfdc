using System.ClientModel;

namespace RagPipeline.Answering;

/// <summary>Says what to do when the service does not answer.</summary>
internal static class OpenAIError
{
    /// <returns>Who, what and the cure; null for an exception that is not the service's.</returns>
    public static string? Explain(Exception error) => error switch
    {
        ClientResultException { Status: > 0 } refused => Message($"(HTTP {refused.Status})", refused, Cure(refused.Status)),
        // The client packs the failures of all its tries together.
        ClientResultException or HttpRequestException or IOException => Message("", error, "Check OPENAI_BASE_URL and the network."),
        AggregateException { InnerException: { } first } => Explain(first),
        OperationCanceledException => Message("", error, "It took too long: try again later."),
        _ => null,
    };

    private static string Message(string status, Exception error, string cure)
    {
        var firstLine = error.Message.ReplaceLineEndings("\n").Split('\n', 2)[0].TrimEnd('.');
        return $"The OpenAI service did not answer {status}: {firstLine}. {cure}".Replace(" :", ":", StringComparison.Ordinal);
    }

    private static string Cure(int status) => status switch
    {
        401 or 403 => "Check OPENAI_API_KEY, or unset it to use the embedded answerer.",
        404 => "Check OPENAI_MODEL and OPENAI_BASE_URL (it usually ends in /v1).",
        429 => "Wait a while, or check the limits of your account.",
        >= 500 => "The service has a problem: try again later.",
        _ => "Check OPENAI_MODEL and OPENAI_BASE_URL.",
    };
}
