// Planted: LFO5012
using Langfuse.Observe;

public class Judge(LangfuseClient langfuse)
{
    public bool Check(string answer)
    {
        var observation = langfuse.StartObservation("judge", ObservationType.Evaluator, input: answer);
        if (answer.Contains("yes"))
        {
            observation.End(output: true);
            return true;
        }
        else
        {
            Console.WriteLine("no");
            return false;
        }
    }
}
