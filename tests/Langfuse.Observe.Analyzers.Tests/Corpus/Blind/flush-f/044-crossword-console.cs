// Planted: LFO5008
using Langfuse.Observe;

namespace Crossword;

public static class Program
{
    public static void Main(string[] args)
    {
        var setter = SetterFactory.Create(args.Contains("--hard"));
        foreach (var word in new[] { "OTTER", "PIANO", "CLOUD" })
        {
            Console.WriteLine($"{setter.Clue(word)} ({word.Length})");
        }
    }
}

public abstract class Setter
{
    public abstract string Clue(string word);
}

public static class SetterFactory
{
    public static Setter Create(bool hard) => hard ? new CrypticSetter() : new PlainSetter();
}

[Observe]
public sealed class PlainSetter : Setter
{
    public override string Clue(string word) => word switch
    {
        "OTTER" => "River animal",
        "PIANO" => "It has 88 keys",
        _ => "Above us",
    };
}

public sealed class CrypticSetter : Setter
{
    public override string Clue(string word) => new(word.OrderBy(letter => letter).ToArray());
}
