namespace RagPipeline.Answering;

/// <summary>Counts tokens where no tokenizer is at hand.</summary>
/// <remarks>A token of English text is about four characters long. It is a rule of thumb, so what is counted by it is recorded as an
/// estimate.</remarks>
internal static class TokenEstimate
{
    private const int CharactersPerToken = 4;

    public static long Of(string text) => (text.Length + CharactersPerToken - 1) / CharactersPerToken;

    public static long Of(IEnumerable<ChatTurn> messages) => messages.Sum(message => Of(message.Content));
}
