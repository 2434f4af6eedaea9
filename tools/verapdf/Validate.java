import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Checks files that come in one after another: a flavour as Java writes UTF, a length, so many bytes. It answers one
 * line for each check that failed, "clause TAB number TAB message TAB where", and an empty line behind the last one.
 */
public final class Validate {
  public static void main(String[] args) throws Exception {
    LogManager.getLogManager().reset();
    VeraGreenfieldFoundryProvider.initialise();
    DataInputStream in = new DataInputStream(System.in);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    while (true) {
      String flavour;
      try {
        flavour = in.readUTF();
      } catch (EOFException end) {
        return;
      }
      byte[] bytes = in.readNBytes(in.readInt());
      try {
        validate(bytes, PDFAFlavour.fromString(flavour), out);
      } catch (Exception error) {
        out.println(line("parser", "0", String.valueOf(error), ""));
      }
      out.println();
    }
  }

  private static void validate(byte[] bytes, PDFAFlavour flavour, PrintStream out) throws Exception {
    try (PDFAParser parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(bytes), flavour);
        PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
      ValidationResult result = validator.validate(parser);
      for (TestAssertion assertion : result.getTestAssertions()) {
        if (assertion.getStatus() != TestAssertion.Status.FAILED) continue;
        String number = String.valueOf(assertion.getRuleId().getTestNumber());
        String context = assertion.getLocation().getContext();
        out.println(line(assertion.getRuleId().getClause(), number, assertion.getMessage(), context));
      }
      if (result.getTotalAssertions() == 0) out.println(line("parser", "0", "nothing was checked", ""));
    }
  }

  private static String line(String... parts) {
    StringBuilder line = new StringBuilder();
    for (String part : parts)
      line.append(line.length() == 0 ? "" : "\t").append(part == null ? "" : part.replaceAll("\\s+", " "));
    return line.toString();
  }
}
