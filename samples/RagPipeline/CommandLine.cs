namespace RagPipeline;

/// <summary>What was asked for on the command line.</summary>
public sealed record CommandLine(string Question, string? Docs, bool Help)
{
    public const string DefaultQuestion = "What is the return policy?";

    public const string HelpText = """
        Answers a question from a folder of Markdown and shows the trace of how it did so.

        Usage: dotnet run --project samples/RagPipeline -- [QUESTION] [--docs FOLDER]

          QUESTION         what to ask (default: "What is the return policy?")
          --docs FOLDER    your own Markdown, with subfolders (default: the handbook of an invented shop)
          --help           this text

        Environment:
          OPENAI_API_KEY   answers with this service; without it an embedded answerer quotes the best sentences
          OPENAI_BASE_URL  the service's address (default: https://api.openai.com/v1)
          OPENAI_MODEL     the model (default: gpt-4o-mini)
          LANGFUSE_PUBLIC_KEY, LANGFUSE_SECRET_KEY, LANGFUSE_BASE_URL
                           sends the trace to this Langfuse; without keys a local server starts inside this process
        """;

    /// <exception cref="UserException">An option is unknown or has no value.</exception>
    public static CommandLine Parse(string[] args)
    {
        var words = new List<string>();
        string? docs = null;
        var help = false;
        for (var i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--help" or "-h" or "-?":
                    help = true;
                    break;
                case "--docs":
                    docs = ++i < args.Length ? args[i] : throw new UserException("--docs has no value. Name a folder after it: --docs ./docs");
                    break;
                case var option when option.StartsWith("--", StringComparison.Ordinal):
                    throw new UserException($"The option '{option}' is not known. --help lists all of them.");
                case var word:
                    words.Add(word);
                    break;
            }
        }

        var question = string.Join(' ', words).Trim();
        return new CommandLine(question.Length > 0 ? question : DefaultQuestion, docs, help);
    }
}
