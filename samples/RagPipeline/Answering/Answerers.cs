using RagPipeline.Retrieval;

namespace RagPipeline.Answering;

/// <summary>Chooses who writes the answer.</summary>
public static class Answerers
{
    private const string DefaultModel = "gpt-4o-mini";

    /// <exception cref="UserException">OPENAI_BASE_URL is not an address.</exception>
    public static IAnswerer FromEnvironment(PassageIndex index)
    {
        if (Variable("OPENAI_API_KEY") is not { } key)
        {
            return new ExtractiveAnswerer(index);
        }

        return new OpenAIAnswerer(key, Address(Variable("OPENAI_BASE_URL")), Variable("OPENAI_MODEL") ?? DefaultModel);
    }

    private static Uri? Address(string? text)
    {
        if (text is null)
        {
            return null;
        }

        return Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : throw new UserException(
                $"OPENAI_BASE_URL is '{text}', which is not an http address. Set it to one such as http://localhost:11434/v1, or unset it.");
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
