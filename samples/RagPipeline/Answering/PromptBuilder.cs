using System.Text;
using Langfuse.Observe;
using RagPipeline.Documents;

namespace RagPipeline.Answering;

/// <summary>Writes the messages for the language model.</summary>
public static class PromptBuilder
{
    private const string Instructions = """
        Answer the question from the numbered passages and from nothing else, in at most four sentences.
        After each sentence cite its passage in square brackets, such as [1].
        If the passages do not hold the answer, say so.
        """;

    // A chain is Langfuse's word for a link that hands the context of one step to the next.
    [Observe(AsType = ObservationType.Chain)]
    public static Prompt Build(string question, [NotCaptured] IReadOnlyList<Passage> passages)
    {
        var text = new StringBuilder();
        foreach (var (number, passage) in passages.Index())
        {
            text.Append('[').Append(number + 1).Append("] ").Append(passage.Heading).Append('\n').Append(passage.Text).Append('\n')
                .Append(passage.Code).Append('\n');
        }

        text.Append("Question: ").Append(question);
        return new Prompt(question, passages, [new ChatTurn("system", Instructions), new ChatTurn("user", text.ToString())]);
    }
}
