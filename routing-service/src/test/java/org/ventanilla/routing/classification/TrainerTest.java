package org.ventanilla.routing.classification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ventanilla.routing.catalogue.Catalogue;

class TrainerTest {

  private static final List<String[]> TEXTS =
      List.of(
          new String[] {"demand", "roads", "Hay un socavón en la calle, arréglenlo"},
          new String[] {"demand", "roads", "La acera rota desde hace meses, reparen esto"},
          new String[] {"demand", "waste", "Contenedor desbordado otra vez, recójanlo"},
          new String[] {"demand", "waste", "Nadie recoge la basura de mi calle"},
          new String[] {"opinion", "none", "El alcalde no sirve para nada"},
          new String[] {"opinion", "none", "Menos promesas y más trabajar, señor alcalde"},
          new String[] {"other", "none", "Buenos días a todos"},
          new String[] {"other", "none", "Feliz cumpleaños, amiga"},
          new String[] {"praise", "none", "Gracias por el buen trabajo"},
          new String[] {"question", "roads", "¿Cuánto duran las obras?"});

  @Test
  void theSameExamplesGiveTheSameModelBitForBit() throws IOException {
    assertThat(bytes(train())).isEqualTo(bytes(train()));
  }

  @Test
  void whatIsWrittenIsReadBack() throws IOException {
    Model model = train();
    Model read = Model.read(new java.io.ByteArrayInputStream(bytes(model)));

    assertThat(bytes(read)).isEqualTo(bytes(model));
    Catalogue catalogue = Catalogue.builtIn();
    Classifier classifier = new Classifier(() -> catalogue, Gazetteer.builtIn(), read);
    assertThat(classifier.classify("Otro socavón en la acera, reparen").service()).isEqualTo("roads");
    assertThat(classifier.classify("Basura y más basura en el contenedor").service()).isEqualTo("waste");
  }

  private static Model train() {
    List<Trainer.Example> examples = new ArrayList<>();
    for (int source = 0; source < 3; source++) {
      for (String[] text : TEXTS) {
        examples.add(new Trainer.Example("source-" + source, text[0], text[1], text[2] + " " + source));
      }
    }
    return new Trainer(Gazetteer.builtIn()).train("test", examples, "source-2"::equals);
  }

  private static byte[] bytes(Model model) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    model.write(out);
    return out.toByteArray();
  }
}
