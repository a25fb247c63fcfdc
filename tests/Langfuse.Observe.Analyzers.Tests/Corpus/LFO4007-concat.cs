// Planted: LFO4007
using Langfuse.Observe;

public static class Steps
{
    [Observe]
    public static void Run(int[] rewards)
    {
        for (int i = 0; i < rewards.Length; i++)
        {
            LangfuseContext.ScoreCurrentTrace("reward-step-" + i, rewards[i]);
        }
    }
}
