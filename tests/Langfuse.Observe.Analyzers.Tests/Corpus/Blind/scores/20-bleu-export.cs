// Planted: LFO4010
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
var pairs = new (string Id, string Reference, string Candidate)[]
{
    ("0af7651916cd43dd8448eb211c80319c", "the cat sat on the mat", "the cat is on the mat"),
    ("4bf92f3577b34da6a3ce929d0e0e4736", "it rains today", "today it rains"),
};

foreach (var (id, reference, candidate) in pairs)
{
    var bleu = Overlap(reference, candidate);
    var rounded = bleu.ToString("F2", System.Globalization.CultureInfo.InvariantCulture);
    Console.WriteLine($"{id} {rounded}");
    langfuse.Score("bleu", rounded, traceId: id, dataType: ScoreDataType.Numeric);
}

static double Overlap(string reference, string candidate)
{
    var expected = reference.Split(' ').ToHashSet();
    var words = candidate.Split(' ');
    return words.Count(expected.Contains) / (double)words.Length;
}
