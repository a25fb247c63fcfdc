using System.ClientModel;

namespace RagPipeline.Answering;

/// <summary>Says what to do when the service refuses.</summary>
internal static class OpenAIError
{
    public static string Explain(ClientResultException error)
    {
        var cure = error.Status switch
        {
            401 or 403 => "Check OPENAI_API_KEY, or unset it to use the embedded answerer.",
            404 => "Check OPENAI_MODEL and OPENAI_BASE_URL (it usually ends in /v1).",
            429 => "Wait a while, or check the limits of your account.",
            >= 500 => "The service has a problem: try again later.",
            0 => "It cannot be reached: check OPENAI_BASE_URL and the network.",
            _ => "Check OPENAI_MODEL and OPENAI_BASE_URL.",
        };
        var status = error.Status > 0 ? $" (HTTP {error.Status})" : "";
        return $"The OpenAI service did not answer{status}: {FirstLine(error.Message)} {cure}";
    }

    private static string FirstLine(string message) => message.ReplaceLineEndings("\n").Split('\n', 2)[0].TrimEnd('.') + ".";
}
