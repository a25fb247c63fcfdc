// Correct
using Langfuse.Observe;
namespace Tools;

public static class Llm
{
    [Observe(AsType = ObservationType.Generation, Model = "gpt-4o")]
    public static string Ask(string question)
    {
        Count(question.Length / 4, 10);
        return question;
    }

    private static void Count(int input, int output) => LangfuseContext.UpdateCurrentObservation(usage: new Usage(input: input, output: output));
}
