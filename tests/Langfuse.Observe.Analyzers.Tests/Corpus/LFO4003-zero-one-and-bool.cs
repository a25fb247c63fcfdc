// Planted: LFO4003
using Langfuse.Observe;

public static class Thumbs
{
    public static void Up(Observation o) => o.Score("thumb", 1);

    public static void Down(Observation o) => o.Score("thumb", false);

    public static void Neutral(Observation o) => o.Score("thumb", 0);
}
