// Planted: LFO5008
using Langfuse.Observe;

Console.WriteLine(new Rag().Answer("q"));

[Observe]
public class Rag
{
    public string Answer(string question) => question;
}
