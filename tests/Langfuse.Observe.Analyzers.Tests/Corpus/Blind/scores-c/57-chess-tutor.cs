// Planted: LFO4005
using Langfuse.Observe;
// Vocabulary: { "scores": [ { "name": "move-class", "type": "categorical", "categories": ["book", "best", "inaccuracy", "blunder"] } ] }

namespace Chess.Tutor;

public readonly record struct Move(string Notation, int CentipawnLoss, bool InBook);

public sealed class MoveRecorder
{
    private static readonly SortedDictionary<int, string> Classes = new()
    {
        [0] = "best",
        [50] = "inaccuracy",
        [150] = "mistake",
        [300] = "blunder",
    };

    public void Record(Observation game, IEnumerable<Move> moves)
    {
        foreach (var move in moves)
        {
            using var span = game.StartSpan("move", input: move.Notation);
            if (move.InBook)
            {
                span.Score("move-class", "book");
                continue;
            }

            var kind = Classes.Last(entry => entry.Key <= Math.Max(0, move.CentipawnLoss)).Value;
            span.Score("move-class", kind);
        }
    }
}
